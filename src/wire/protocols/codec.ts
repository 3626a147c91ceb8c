import type { ServiceModel } from '../../models/model.ts';
import type { Codec } from './message.ts';

/** Loads the codec of a protocol, with what it needs and nothing else. */
const loaders: Readonly<Record<ServiceModel['protocol'], () => Promise<Codec>>> = {
  query: async () => (await import('./aws-query.ts')).awsQuery(await xmlReader()),
  ec2: async () => (await import('./ec2-query.ts')).ec2Query(await xmlReader()),
  'rest-xml': async () => (await import('./rest-xml.ts')).restXml(await xmlReader()),
  'rest-json': async () => (await import('./rest-json.ts')).restJson,
  json: async () => (await import('./aws-json.ts')).awsJson,
};

const xmlReader = async () => (await import('./xml/reader.ts')).loadXmlReader();

/** The codec of a service's protocol. */
export const loadCodec = (protocol: ServiceModel['protocol']): Promise<Codec> => loaders[protocol]();
