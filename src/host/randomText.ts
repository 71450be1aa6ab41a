const BYTES = 32;

/** 256 random bits as base64url. */
export function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(BYTES)));
}

/** base64url of the SHA-256 of a text. */
export async function sha256(text: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
