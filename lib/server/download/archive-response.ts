import "server-only";
import { pulledStream } from "./pulled-stream";

export interface ArchiveSource {
  readonly fileName: string;
  readonly bytes: AsyncGenerator<Uint8Array, void, undefined>;
  /** Told once how the sending ended: with the last byte, or before. */
  readonly ended: (isWhole: boolean) => Promise<void>;
}

/** An archive that is made while it is sent. */
export function archiveResponse({ fileName, bytes, ended }: ArchiveSource): Response {
  return new Response(
    pulledStream({ next: async () => (await bytes.next()).value ?? null, leave: () => bytes.return(), ended }),
    {
      headers: {
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Type": "application/zip",
        "Content-Disposition": `attachment; filename="${fileName}"`,
      },
    },
  );
}
