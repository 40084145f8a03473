const { createServer } = require('node:http');
const { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client, HeadObjectCommand } = require('@aws-sdk/client-s3');

const objects = new Map();
const server = createServer(async (request, response) => {
  const chunks = await Array.fromAsync(request);
  const { pathname, searchParams } = new URL(request.url, 'http://s3.test');
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=KEY/')) return response.writeHead(403).end();
  if (request.method === 'PUT') { objects.set(pathname, { body: Buffer.concat(chunks), type: request.headers['content-type'], meta: request.headers['x-amz-meta-owner'] }); return response.writeHead(200, { etag: '"abc"' }).end(); }
  if (searchParams.has('list-type')) return response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?><ListBucketResult><Name>box</Name><KeyCount>${objects.size}</KeyCount>${[...objects].map(([key, { body }]) => `<Contents><Key>${key.slice(5)}</Key><Size>${body.length}</Size><LastModified>2024-02-29T00:00:00.000Z</LastModified></Contents>`).join('')}<IsTruncated>false</IsTruncated></ListBucketResult>`);
  const found = objects.get(pathname);
  if (!found) return response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code><Message>No such key.</Message><RequestId>r</RequestId></Error>');
  response.writeHead(200, { 'content-type': found.type ?? 'application/octet-stream', 'content-length': found.body.length, ...(found.meta && { 'x-amz-meta-owner': found.meta }), etag: '"abc"' }).end(request.method === 'HEAD' ? undefined : found.body);
});
server.listen(0, '127.0.0.1', async () => {
  const client = new S3Client({ endpoint: `http://127.0.0.1:${server.address().port}`, region: 'eu-west-1', forcePathStyle: true, credentials: { accessKeyId: 'KEY', secretAccessKey: 'SECRET' }, maxAttempts: 1, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const put = await client.send(new PutObjectCommand({ Bucket: 'box', Key: 'a/b c.txt', Body: 'Grüße', ContentType: 'text/plain', Metadata: { owner: 'ann' } }));
  console.log(put.ETag, put.$metadata.httpStatusCode, [...objects.keys()]);
  await client.send(new PutObjectCommand({ Bucket: 'box', Key: 'bytes', Body: Buffer.alloc(100000, 7) }));
  const got = await client.send(new GetObjectCommand({ Bucket: 'box', Key: 'a/b c.txt' }));
  console.log(await got.Body.transformToString(), got.ContentType, got.Metadata, (await client.send(new HeadObjectCommand({ Bucket: 'box', Key: 'bytes' }))).ContentLength);
  console.log((await client.send(new ListObjectsV2Command({ Bucket: 'box' }))).Contents);
  await client.send(new GetObjectCommand({ Bucket: 'box', Key: 'none' })).catch((error) => console.log(error.name, error.message, error.$fault, error.$metadata.httpStatusCode));
  client.destroy();
  server.close();
  server.closeAllConnections();
});
