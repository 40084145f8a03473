const { XMLBuilder, XMLParser, XMLValidator } = require('fast-xml-parser');

const xml = '<rss version="2.0"><channel><title>News &lt;today&gt;</title><item id="1"><n>007</n><n>3.10</n></item><item id="2"><![CDATA[raw <b>]]></item><flag>true</flag></channel></rss>';
console.log(JSON.stringify(new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item', parseTagValue: true }).parse(xml)));
console.log(JSON.stringify(new XMLParser({ preserveOrder: true }).parse('<a>x<b/>y</a>')), XMLValidator.validate('<a><b></a>'));
console.log(new XMLBuilder({ ignoreAttributes: false, format: true, cdataPropName: 'cdata' }).build({ order: { '@_id': '1', line: ['a & b', 'c'], cdata: '<raw>', empty: '' } }));
