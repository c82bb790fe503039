import type { Sent } from "./use-load-upload";

const MEGABYTE = 1_000_000;

/** "12,5 dari 300 MB" of a text with `{done}` and `{total}`, in the page's language. */
export function sentText(words: string, { done, total }: Sent): string {
  const inMegabytes = (bytes: number) =>
    new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(bytes / MEGABYTE);
  return words.replace("{done}", inMegabytes(done)).replace("{total}", inMegabytes(total));
}
