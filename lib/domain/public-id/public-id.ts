export interface PublicId {
  readonly regencyCode: string;
  readonly id: string;
}

const SHAPE = /^(\d{4})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The id as URLs and the API carry it: `<regency 4 digits>-<uuid>`, so that each query can name its regency. */
export function formatPublicId(regencyCode: string, id: string): string {
  return `${regencyCode}-${id}`;
}

/** Regency and id of a public id; null for anything not exactly in the form `formatPublicId` writes. */
export function parsePublicId(text: string): PublicId | null {
  const match = SHAPE.exec(text);
  const regencyCode = match?.[1];
  const id = match?.[2];
  return regencyCode === undefined || id === undefined ? null : { regencyCode, id };
}
