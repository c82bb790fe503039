import "server-only";

const PRIVATE = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" } as const;

/** A PDF to be shown. @param name without personal data: it stands in lists of downloads */
export function pdfResponse(pdf: Buffer, name: string): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      ...PRIVATE,
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${name}"`,
      "Content-Length": String(pdf.length),
    },
  });
}

/**
 * The router asks for a page's parts before it follows a link in place. What is no page answers with nothing, at once:
 * the browser then asks for the file itself, and only that request is drawn and logged.
 */
export function isRouterRequest(request: Request): boolean {
  return request.headers.has("rsc") || request.headers.has("next-router-state-tree");
}

/** What a router's request gets, whoever asks and for whatever id. */
export function notForRouter(): Response {
  return new Response("", { headers: { ...PRIVATE, "Content-Type": "text/plain; charset=utf-8" } });
}

/** The one answer for unknown ids and for ids of other areas. */
export function notFoundResponse(text: string): Response {
  return new Response(text, { status: 404, headers: { ...PRIVATE, "Content-Type": "text/plain; charset=utf-8" } });
}
