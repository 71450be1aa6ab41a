import * as v from 'valibot';

/** Field by field what `POST /auth/accesstokenrequest` takes (contract): the user's text, unchanged. */
export const credentialsSchema = v.object({
  name: v.string(),
  password: v.string(),
  /** The API key's nickname. */
  appId: v.string(),
  appVersion: v.string(),
  /** ID of the API key, kept as text. */
  cid: v.string(),
  /** JSON type of `cid` in the request. Absent: a number if it consists of digits. */
  cidType: v.exactOptional(v.picklist(['number', 'string'])),
  /** API secret. */
  sec: v.string(),
  /** Unique and stable for each device; at most 64 characters. */
  deviceId: v.string(),
});

export type Credentials = Readonly<v.InferOutput<typeof credentialsSchema>>;
