import "server-only";
import { uuidv7 } from "uuidv7";
import { SENDING } from "@/lib/domain/form/sending";
import { isUuid } from "@/lib/domain/list/address";
import { comesFrom, readBody, typeOf } from "./respond";
import { seeOther } from "./see-other";

/** A form holds a few words; a family's own are the most of it. */
const MOST_BYTES = 16_384;

export interface PlainForm {
  /** The page that asks: anything that is not its form leads back there. */
  readonly back: string;
  /** Whether the form acts for somebody who came in before: then the browser must say that a page of ours sent it. */
  readonly hasSession: boolean;
  /** Bytes of a form that also takes a file; absent: it takes none. */
  readonly mostFileBytes?: number;
}

/** A file that a form brought, by the name of its field. Its own name stays on the phone. */
export type PlainFiles = ReadonlyMap<string, Uint8Array>;

/** Where a form leads, and the cookie that goes along. */
export interface Lead {
  readonly to: string;
  readonly cookie?: string;
}

/**
 * Wraps a handler that takes a form without script, of somebody without an account: sent by a page of ours, small, read as text, and answered
 * with a page of its own, so that going back sends nothing twice. A feature phone's browser may not say where a form comes from: it may ask for
 * what needs no session; where one is needed, its page says why nothing was done. A form that takes a file says how large it may be; one that is larger comes without it.
 */
export function plainForm(
  { back, hasSession, mostFileBytes }: PlainForm,
  handle: (form: URLSearchParams, request: Request, files: PlainFiles) => Promise<Lead>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const from = comesFrom(request.headers);
    if (from === "unsaid" && hasSession) return leadTo({ to: `${back}?masalah=${UNSAID}` });
    const sent = from !== "elsewhere" ? await readForm(request, mostFileBytes) : null;
    return leadTo(sent === null ? { to: back } : await handle(sent.form, request, sent.files));
  };
}

interface Sent {
  readonly form: URLSearchParams;
  readonly files: PlainFiles;
}

async function readForm(request: Request, mostFileBytes: number | undefined): Promise<Sent | null> {
  const type = typeOf(request.headers);
  if (type === "multipart/form-data" && mostFileBytes !== undefined) return readParts(request, mostFileBytes);
  if (type !== "application/x-www-form-urlencoded") return null;
  const bytes = await readBody(request, MOST_BYTES);
  return bytes === null ? null : { form: new URLSearchParams(new TextDecoder().decode(bytes)), files: new Map() };
}

/** Read up to the limit first and taken apart then: nothing larger lies in memory. */
async function readParts(request: Request, mostFileBytes: number): Promise<Sent | null> {
  const bytes = await readBody(request, mostFileBytes + MOST_BYTES);
  if (bytes === null) return { form: new URLSearchParams({ [TOO_LARGE]: "1" }), files: new Map() };
  const form = new URLSearchParams();
  const files = new Map<string, Uint8Array>();
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  const parts = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => null);
  if (parts === null) return null;
  for (const [name, value] of parts)
    if (typeof value === "string") form.append(name, value);
    else if (value.size > 0) files.set(name, new Uint8Array(await value.arrayBuffer()));
  return { form, files };
}

/** What an address says where a browser would not tell where its form comes from. */
export const UNSAID = "asal";

/** Stands in a form whose file was too large to be read. */
export const TOO_LARGE = "terlalu-besar";

/** What a page called its sending, so that it is written once however often the form comes; a new name for a page that had none. */
export function sendingId(form: URLSearchParams): string {
  const id = form.get(SENDING) ?? "";
  return isUuid(id) ? id : uuidv7();
}

function leadTo({ to, cookie }: Lead): Response {
  return seeOther(to, cookie === undefined ? [] : [cookie]);
}
