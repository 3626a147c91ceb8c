/** An endpoint of AWS's: nothing is sent there. */
export const endpointIsAws = (host: string): string =>
  `${host} belongs to AWS, and nimbi sends nothing there: what you practice must not reach a real account. Without --endpoint-url (AWS_ENDPOINT_URL, or endpoint_url of the profile) the call is answered here.`;

/** An answer that cannot be read as the service's. */
export const unreadableAnswer = (url: string, why: string): string => `The answer of ${url} could not be read: ${why}`;
