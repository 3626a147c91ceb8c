/**
 * A policy's text as IAM's answers carry it: percent-encoded by RFC 3986. SDKs hand it on as it is; the AWS CLI decodes it and
 * shows JSON, and so does our `aws` surface. What was sent is kept as sent: nothing inside is decoded.
 */
export const encodeDocument = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
