// Uploads a folder to a bucket, some of it in parts, and checks what is there against the local checksums.
const { createHash } = require('node:crypto');
const fs = require('node:fs/promises');
const { createServer } = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { CompleteMultipartUploadCommand, CreateMultipartUploadCommand, DeleteObjectsCommand, GetObjectCommand, PutObjectCommand, S3Client, UploadPartCommand, paginateListObjectsV2 } = require('@aws-sdk/client-s3');

const bucket = new Map();
const uploads = new Map();
const xml = (response, body) => response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0" encoding="UTF-8"?>${body}`);
const server = createServer(async (request, response) => {
  const body = Buffer.concat(await Array.fromAsync(request));
  const { pathname, searchParams } = new URL(request.url, 'http://s3.test');
  const key = decodeURIComponent(pathname.slice('/backup/'.length));
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  if (searchParams.has('uploads')) { uploads.set('u1', []); return xml(response, `<InitiateMultipartUploadResult><Key>${key}</Key><UploadId>u1</UploadId></InitiateMultipartUploadResult>`); }
  if (searchParams.has('partNumber')) { uploads.get('u1')[searchParams.get('partNumber') - 1] = body; return response.writeHead(200, { etag }).end(); }
  if (searchParams.has('uploadId')) { bucket.set(key, Buffer.concat(uploads.get('u1'))); return xml(response, `<CompleteMultipartUploadResult><Key>${key}</Key><ETag>"whole-${String(body).match(/<PartNumber>/g).length}"</ETag></CompleteMultipartUploadResult>`); }
  if (searchParams.has('delete')) { const keys = [...String(body).matchAll(/<Key>([^<]+)</g)].map(([, name]) => name); keys.forEach((name) => bucket.delete(name)); return xml(response, `<DeleteResult>${keys.map((name) => `<Deleted><Key>${name}</Key></Deleted>`).join('')}</DeleteResult>`); }
  if (request.method === 'PUT') { bucket.set(key, body); return response.writeHead(200, { etag }).end(); }
  if (searchParams.has('list-type')) {
    const names = [...bucket.keys()].sort();
    const start = Number(searchParams.get('continuation-token') ?? 0);
    const chunk = names.slice(start, start + 2);
    return xml(response, `<ListBucketResult><Name>backup</Name><IsTruncated>${start + 2 < names.length}</IsTruncated>${start + 2 < names.length ? `<NextContinuationToken>${start + 2}</NextContinuationToken>` : ''}${chunk.map((name) => `<Contents><Key>${name}</Key><Size>${bucket.get(name).length}</Size></Contents>`).join('')}</ListBucketResult>`);
  }
  response.writeHead(200, { 'content-length': bucket.get(key).length }).end(bucket.get(key));
});

server.listen(0, '127.0.0.1', async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'upload-'));
  await fs.mkdir(path.join(folder, 'deep'));
  const files = { 'a.txt': 'text', 'deep/ü.json': '{"a":1}', 'zero.bin': '', 'large.bin': Buffer.alloc(12 << 20, 'large') };
  for (const [name, content] of Object.entries(files)) await fs.writeFile(path.join(folder, name), content);
  const client = new S3Client({ endpoint: `http://127.0.0.1:${server.address().port}`, region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId: 'K', secretAccessKey: 'S' } });
  const Bucket = 'backup';
  for (const Key of Object.keys(files).slice(0, 3)) {
    const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key, Body: await fs.readFile(path.join(folder, Key)) }));
    console.log(Key, ETag);
  }
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'large.bin' }));
  const file = await fs.open(path.join(folder, 'large.bin'));
  const Parts = [];
  for (let PartNumber = 1; PartNumber <= 3; PartNumber++) {
    const Body = Buffer.alloc(4 << 20);
    await file.read(Body, 0, Body.length, (PartNumber - 1) * Body.length);
    const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key: 'large.bin', UploadId, PartNumber, Body }));
    Parts.push({ ETag, PartNumber });
  }
  await file.close();
  console.log((await client.send(new CompleteMultipartUploadCommand({ Bucket, Key: 'large.bin', UploadId, MultipartUpload: { Parts } }))).ETag);
  for await (const { Contents } of paginateListObjectsV2({ client }, { Bucket })) console.log(Contents.map(({ Key, Size }) => `${Key} ${Size}`));
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'large.bin' }));
  const hash = createHash('sha256');
  for await (const chunk of Body) hash.update(chunk);
  console.log(hash.digest('hex') === createHash('sha256').update(await fs.readFile(path.join(folder, 'large.bin'))).digest('hex'));
  console.log((await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a.txt' }, { Key: 'zero.bin' }] } }))).Deleted, [...bucket.keys()]);
  client.destroy();
  server.close();
  server.closeAllConnections();
  await fs.rm(folder, { recursive: true });
});
