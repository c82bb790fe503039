/** A decree of a dozen scanned pages. Bytes, of a paper or a picture. */
export const MAX_DECREE_BYTES = 5 * 1024 * 1024;

/** What an upload says it is for, in its `x-mutakhir-use` header; `x-mutakhir-post` names the post. */
export const DECREE_USE = "decree";

/** Where a post's decree is read. */
export function decreeHref(postId: string): string {
  return `/penugasan/${postId}/sk`;
}
