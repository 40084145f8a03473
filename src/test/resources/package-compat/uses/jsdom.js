const { JSDOM } = require('jsdom');

const dom = new JSDOM('<!DOCTYPE html><ul id="list"><li>one</li></ul><form><input name="q" value="x"><button>Go</button></form><script>document.title = "from " + ["a", "script"].join(" ")</script>', { url: 'http://site.test/page?x=1#top', runScripts: 'dangerously' });
const { document, Event, MutationObserver, location } = dom.window;
console.log(document.title, location.search, document.querySelector('form').elements.q.value);
new MutationObserver((records) => console.log('mutated', records.map((record) => record.type))).observe(document.querySelector('#list'), { childList: true, attributes: true });
const item = document.createElement('li');
item.textContent = '<two>';
item.dataset.kind = 'new';
document.querySelector('#list').append(item);
document.querySelector('#list').setAttribute('class', 'long');
document.body.addEventListener('click', (event) => console.log('clicked', event.target.tagName, event.bubbles));
document.querySelector('button').dispatchEvent(new Event('click', { bubbles: true }));
console.log(document.querySelectorAll('ul > li:not(:first-child)').length, document.querySelector('#list').outerHTML);
document.cookie = 'a=1';
dom.window.localStorage.setItem('k', 'v');
console.log(document.cookie, dom.window.localStorage.getItem('k'), dom.window.getComputedStyle(item).display, dom.window.eval('1 + document.links.length'));
setTimeout(() => { console.log(dom.serialize().length); dom.window.close(); }, 10);
