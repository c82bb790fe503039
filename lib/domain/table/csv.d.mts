/** Bytes of a text file as text: UTF-8 with or without its mark, else Windows-1252 as older programs write. */
export function decodeText(bytes: Uint8Array): string;

/** Rows and cells of a CSV text (RFC 4180, any of the usual separators and line ends). Null: a quote never ends. */
export function parseCsv(text: string, separator?: string): readonly (readonly string[])[] | null;

/** The separator of a table, by what stands equally often in most of its first lines. */
export function separatorOf(text: string): string;
