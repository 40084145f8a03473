const cheerio = require('cheerio');

const $ = cheerio.load(`<html><body><h1 class="title">Shop</h1><table id="prices"><tr><th>Name<th>Price</tr>
<tr data-id="1"><td>Tea &amp; milk</td><td class="p">3.50</td></tr><tr data-id="2"><td>Coffee</td><td class="p">4.20</td></tr></table>
<a href="/next?page=2">next</a><p>un<b>closed</body></html>`);
console.log($('h1.title').text(), $('tr[data-id]').map((_, row) => ({ id: $(row).data('id'), name: $('td', row).first().text(), price: Number($(row).find('.p').text()) })).get());
$('tr:nth-child(2) td').addClass('hot').attr('title', 'a "quote"').end().remove();
$('#prices').append('<tr><td>New</td></tr>').find('tr:last-child td').wrapInner('<i></i>');
console.log($('#prices').html().replaceAll(/\s+/g, ' '));
console.log($('a').attr('href'), $('p').html(), $('tr').length, $('tr').not('[data-id]').length, $('td:contains("Coffee")').next().text());
console.log($.extract({ title: 'h1', links: [{ selector: 'a', value: 'href' }] }));
const xml = cheerio.load('<feed><entry id="a"><name>x</name></entry><entry id="b"/></feed>', { xml: true });
console.log(xml('entry').map((_, entry) => xml(entry).attr('id')).get(), xml.xml());
