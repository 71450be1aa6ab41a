import { generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  /** PEM, both. */
  readonly key: string;
  readonly cert: string;
}

/** A self-signed certificate for these host names, valid for a day. */
export function makeCertificate(...hosts: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from('Tradovate Token tests')))));
  const now = Date.now();
  const extensions = sequence(
    extension(BASIC_CONSTRAINTS, sequence(der(0x01, Buffer.from([0xff])))),
    extension(ALTERNATIVE_NAMES, sequence(...hosts.map((host) => der(0x82, Buffer.from(host))))),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // X.509 v3
    der(0x02, Buffer.from([1])),
    SIGNATURE,
    name,
    sequence(time(now - DAY), time(now + DAY)),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, extensions),
  );
  const cert = sequence(body, SIGNATURE, bits(sign('sha256', body, privateKey)));
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

const DAY = 24 * 3_600_000;

/** One value in ASN.1's DER (X.690): tag, length, content. */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const all = Buffer.concat(content);
  const { length } = all;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), all]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const bits = (content: Buffer): Buffer => der(0x03, Buffer.from([0]), content);
const extension = (id: Buffer, value: Buffer): Buffer => sequence(id, der(0x04, value));
/** `YYMMDDhhmmssZ`. */
const time = (at: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replace(/\D/g, '')}Z`));

const COMMON_NAME = oid('550403');
const ALTERNATIVE_NAMES = oid('551d11');
const BASIC_CONSTRAINTS = oid('551d13');
/** ecdsa-with-SHA256 */
const SIGNATURE = sequence(oid('2a8648ce3d040302'));
