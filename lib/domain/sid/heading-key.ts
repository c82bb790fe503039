/** A heading as it is compared and kept: a file with the same headings finds the same mapping. */
export function headingKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim()
    .slice(0, 60);
}
