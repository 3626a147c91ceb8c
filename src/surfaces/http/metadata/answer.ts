/** A request as the metadata service sees it. Header names are in lower case. */
export interface MetadataRequest {
  readonly method: string;
  /** The path as it was sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** How far an answer travels: 1 to a program on the instance, 2 to one behind a network of its own, as in a container. */
  readonly hops: number;
}

/** An answer. */
export interface MetadataAnswer {
  readonly status: number;
  readonly type: 'text/plain' | 'text/html' | 'application/json' | 'application/octet-stream';
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const titles = { 400: 'Bad Request', 401: 'Unauthorized', 404: 'Not Found', 405: 'Method Not Allowed' } as const;

/** The page that the service sends for an error. Source: its answer as quoted in DataDog/datadog-agent pull request 4857, 2020-02-07. */
export function errorPage(status: keyof typeof titles): MetadataAnswer {
  const title = `${status} - ${titles[status]}`;
  const body = `<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
\t"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
 <head>
  <title>${title}</title>
 </head>
 <body>
  <h1>${title}</h1>
 </body>
</html>
`;
  return { status, type: 'text/html', body };
}

/** Refused without a word. Source: the service's answer as quoted in aws-beam/aws_credentials issue 47, 2023-01-27. */
export const forbidden: MetadataAnswer = { status: 403, type: 'text/plain', body: '' };
