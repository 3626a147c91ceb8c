import { join } from 'node:path';
import { isPlainObject } from '../../../kernel/json.ts';
import { sha256 } from '../../../kernel/sha256.ts';
import { isoTimestamp } from '../../../models/timestamps.ts';
import { readJsonFile, writeJsonFile } from './private-files.ts';

/** What a sign-in left in the home: as the AWS CLI keeps it, without the key that binds it to a machine. */
export interface LoginToken {
  readonly accessToken: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
    readonly accountId: string;
    /** ISO 8601, by the cloud's clock. */
    readonly expiresAt: string;
  };
  readonly tokenType: string;
  readonly clientId: string;
  readonly refreshToken: string;
  readonly idToken?: string;
}

/** The home's folder of sign-ins. */
export const loginFolder = (configFolder: string): string => join(configFolder, 'login', 'cache');

/** Where a sign-in is kept: clouds of one home may have accounts of the same number. */
export const loginPath = (configFolder: string, cloudId: string, loginSession: string): string =>
  join(loginFolder(configFolder), `${sha256(`${cloudId} ${loginSession}`)}.json`);

/** Reads a sign-in; `undefined` where there is none. */
export function readLogin(path: string): LoginToken | undefined {
  const value = readJsonFile(path);
  return isToken(value) ? value : undefined;
}

const isToken = (value: unknown): value is LoginToken =>
  hasTexts(value, ['tokenType', 'clientId', 'refreshToken']) &&
  hasTexts(value.accessToken, ['accessKeyId', 'secretAccessKey', 'sessionToken', 'accountId', 'expiresAt']);

const hasTexts = (value: unknown, names: readonly string[]): value is Readonly<Record<string, unknown>> =>
  isPlainObject(value) && names.every((name) => typeof value[name] === 'string');

/** Keeps what AWS Sign-In answered. @param earlier what a renewal renews */
export function keepLogin(path: string, output: Readonly<Record<string, unknown>>, accountId: string, now: number, earlier?: LoginToken): LoginToken {
  const { accessToken, expiresIn, refreshToken, idToken, tokenType } = output.tokenOutput as Omit<LoginToken, 'clientId'> & { readonly expiresIn: number };
  const { accessKeyId, secretAccessKey, sessionToken } = accessToken;
  const token: LoginToken = {
    accessToken: { accessKeyId, secretAccessKey, sessionToken, accountId, expiresAt: isoTimestamp(new Date(now + expiresIn * 1000)) },
    tokenType,
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken,
    ...((idToken ?? earlier?.idToken) !== undefined && { idToken: idToken ?? earlier?.idToken ?? '' }),
  };
  writeJsonFile(path, token);
  return token;
}
