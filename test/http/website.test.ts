import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RawAnswer, send } from './support/raw.ts';
import { type Served, served } from './support/serving.ts';

let place: Served;

const bucket = 'cat-site-4821';
const put = (Key: string, Body: string, more: Record<string, unknown> = {}) =>
  place.ok('s3', 'PutObject', { Bucket: bucket, Key, Body, ContentType: 'text/html', ...more });
const website = (WebsiteConfiguration: Record<string, unknown>, Bucket = bucket) => place.ok('s3', 'PutBucketWebsite', { Bucket, WebsiteConfiguration });

const index = { IndexDocument: { Suffix: 'index.html' } };

beforeAll(async () => {
  place = await served();
  await place.ok('s3', 'CreateBucket', { Bucket: bucket });
  await place.ok('s3', 'CreateBucket', { Bucket: 'no-site-4821' });
  await place.ok('s3', 'DeletePublicAccessBlock', { Bucket: bucket });
  const open = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` }] };
  await place.ok('s3', 'PutBucketPolicy', { Bucket: bucket, Policy: JSON.stringify(open) });
  await put('index.html', 'home');
  await put('cats/index.html', 'cats');
  await put('tom & co.html', 'tom');
  await put('old.html', '', { WebsiteRedirectLocation: '/cats/' });
  await put('error.html', 'gone');
});
afterAll(async () => {
  expect(place.faults).toEqual([]);
  await place.close();
});

const visit = (path: string, { method = 'GET', host = `${bucket}.s3-website-us-east-1.amazonaws.com`, headers = {} } = {}): Promise<RawAnswer> =>
  send(place.endpoint.url, { method, path, headers: { host, ...headers } });

test('pages and folders', async () => {
  await website(index);
  expect(await visit('/')).toMatchObject({ status: 200, body: 'home', headers: { 'content-type': 'text/html' } });
  expect((await visit('/cats/')).body).toBe('cats');
  expect((await visit('/tom%20%26%20co.html?any=query')).body).toBe('tom');
  expect((await visit('/', { host: `${bucket}.s3-website.localhost:4566` })).body).toBe('home');
  expect(await visit('/cats')).toMatchObject({ status: 302, headers: { location: '/cats/' }, body: '' });
  expect(await visit('/', { method: 'HEAD' })).toMatchObject({ status: 200, headers: { 'content-length': '4' }, body: '' });
  expect(await visit('/', { headers: { range: 'bytes=0-1' } })).toMatchObject({ status: 206, body: 'ho' });
  const { etag = '' } = (await visit('/')).headers;
  expect(await visit('/', { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304, body: '', headers: { etag } });
});

test('a visit is a call of nobody, and recorded', async () => {
  await visit('/cats/');
  expect(place.cloud.events({ limit: 1 })[0]).toMatchObject({ operation: 'GetObject', principal: { type: 'Anonymous' }, input: { Key: 'cats/index.html' } });
});

test("what is not there, in S3's own page and in the website's", async () => {
  await website(index);
  const bare = await visit('/none<1>.html');
  expect(bare).toMatchObject({ status: 403, headers: { 'content-type': 'text/html; charset=utf-8', 'x-amz-error-code': 'AccessDenied' } });
  expect(bare.body).toContain('<h1>403 Forbidden</h1>\n<ul>\n<li>Code: AccessDenied</li>\n<li>Message: Access Denied</li>\n');
  await website({ ...index, ErrorDocument: { Key: 'error.html' } });
  expect(await visit('/none.html')).toMatchObject({ status: 403, body: 'gone', headers: { 'content-type': 'text/html', 'x-amz-error-code': 'AccessDenied' } });
  await website({ ...index, ErrorDocument: { Key: 'nowhere.html' } });
  expect((await visit('/none.html')).body).toContain(
    '<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>\n<ul>\n<li>Code: AccessDenied',
  );
});

test('redirections: of an object, by rules, and of all', async () => {
  await website({
    ...index,
    RoutingRules: [
      { Condition: { KeyPrefixEquals: 'docs/' }, Redirect: { ReplaceKeyPrefixWith: 'documents/' } },
      { Condition: { KeyPrefixEquals: 'shop/' }, Redirect: { HostName: 'shop.example.com', Protocol: 'https', HttpRedirectCode: '307' } },
      { Condition: { HttpErrorCodeReturnedEquals: '403' }, Redirect: { ReplaceKeyWith: 'error page.html', HttpRedirectCode: '302' } },
    ],
  });
  const host = `${bucket}.s3-website.localhost:4566`;
  expect(await visit('/old.html', { host })).toMatchObject({ status: 301, headers: { location: '/cats/' }, body: '' });
  expect(await visit('/docs/a%20b', { host })).toMatchObject({ status: 301, headers: { location: `http://${host}/documents/a%20b` } });
  expect(await visit('/shop/cart')).toMatchObject({ status: 307, headers: { location: 'https://shop.example.com/shop/cart' } });
  expect(await visit('/none', { host })).toMatchObject({ status: 302, headers: { location: `http://${host}/error%20page.html` } });
  expect((await visit('/')).body).toBe('home');
  await website({ RedirectAllRequestsTo: { HostName: 'www.example.com' } });
  expect(await visit('/cats?a=b')).toMatchObject({ status: 301, headers: { location: 'http://www.example.com/cats?a=b' } });
});

test('what is no website', async () => {
  await website(index);
  const refusal = async (...visited: Parameters<typeof visit>) => {
    const { status, headers } = await visit(...visited);
    return [status, headers['x-amz-error-code'], headers['x-amz-error-message']];
  };
  expect(await refusal('/', { host: 'nobody-4821.s3-website.localhost' })).toEqual([404, 'NoSuchBucket', 'The specified bucket does not exist']);
  expect(await refusal('/', { host: 'no-site-4821.s3-website.localhost' })).toEqual([
    404,
    'NoSuchWebsiteConfiguration',
    'The specified bucket does not have a website configuration',
  ]);
  expect(await refusal('/', { host: `${bucket}.s3-website.eu-central-1.amazonaws.com` })).toEqual([
    400,
    'IncorrectEndpoint',
    'The specified bucket exists in another region. Please direct requests to the specified endpoint.',
  ]);
  expect(await refusal('/', { method: 'DELETE' })).toEqual([405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.']);
  expect(await visit('/', { host: 's3-website.localhost' })).toMatchObject({ status: 301, headers: { location: 'https://aws.amazon.com/s3/' } });
});
