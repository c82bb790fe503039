import { type CsvRow, type CsvSource, csvFileText, csvStream } from "@/lib/server/download/csv-stream";

/** A table as a downloaded CSV file. */
export function csvResponse(fileName: string, header: readonly string[], rows: readonly CsvRow[]): Response {
  return csvFile(fileName, csvFileText([header, ...rows]));
}

/** A list of any length as a downloaded CSV file, read while it is sent; its first page before, so that a refusal is an answer. */
export async function csvListResponse(fileName: string, source: CsvSource): Promise<Response> {
  const first = await source.pages.next();
  return csvFile(fileName, csvStream({ ...source, pages: beginningWith(first, source.pages) }));
}

function csvFile(fileName: string, body: string | ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

async function* beginningWith(
  first: IteratorResult<readonly CsvRow[], void>,
  rest: CsvSource["pages"],
): CsvSource["pages"] {
  try {
    if (first.done === true) return;
    yield first.value;
    yield* rest;
  } finally {
    await rest.return();
  }
}
