const express = require('express');
const multer = require('multer');

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 1000 } });
const app = express();
app.post('/', upload.fields([{ name: 'photo', maxCount: 1 }, { name: 'docs', maxCount: 2 }]), (request, response) => {
  const files = Object.values(request.files).flat().map(({ fieldname, originalname, mimetype, size, buffer }) => ({ fieldname, originalname, mimetype, size, start: buffer.toString('latin1', 0, 5) }));
  response.json({ body: request.body, files });
});
app.use((error, request, response, next) => response.status(400).json({ code: error.code, field: error.field, message: error.message }));
const server = app.listen(0, '127.0.0.1', async () => {
  const send = async (files) => {
    const form = new FormData();
    form.append('title', 'Grüße');
    for (const [name, text, file] of files) form.append(name, new Blob([text], { type: 'text/plain' }), file);
    const response = await fetch(`http://127.0.0.1:${server.address().port}/`, { method: 'POST', body: form });
    console.log(response.status, await response.text());
  };
  await send([['photo', 'hello photo', 'p.txt'], ['docs', 'one', '1.txt'], ['docs', 'two', '2.txt']]);
  await send([['photo', 'x'.repeat(2000), 'big.txt']]);
  await send([['other', 'x', 'o.txt']]);
  server.close();
});
