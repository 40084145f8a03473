const xml2js = require('xml2js');

const xml = '<?xml version="1.0"?><shop xmlns:x="urn:x" open="yes"><!-- note --><item id="1"><name>Tea &amp; milk</name><price>3.5</price></item><item id="2"><name><![CDATA[<Coffee>]]></name></item><x:empty/>tail</shop>';
(async () => {
  console.log(JSON.stringify(await xml2js.parseStringPromise(xml)));
  const { firstCharLowerCase, stripPrefix, parseNumbers } = xml2js.processors;
  console.log(JSON.stringify(await xml2js.parseStringPromise(xml, { explicitArray: false, mergeAttrs: true, tagNameProcessors: [stripPrefix, firstCharLowerCase], valueProcessors: [parseNumbers] })));
  console.log(new xml2js.Builder({ rootName: 'order', headless: true }).buildObject({ $: { id: 7 }, line: [{ _: 'a<b', $: { n: 1 } }, 'plain'], empty: '' }));
  await xml2js.parseStringPromise('<a><b></a>').catch((error) => console.log(error.message.split('\n')));
})();
