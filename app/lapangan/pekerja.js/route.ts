import { findFieldWorker } from "@/lib/server/config/field-build";

/**
 * The worker of /lapangan, the same for everybody. No cache may keep it, because it is how a browser learns of a new build:
 * what is said here is said more strictly (`no-store`) by the headers of every answer.
 */
export async function GET(): Promise<Response> {
  const script = await findFieldWorker();
  if (script === null) return new Response(null, { status: 404 });
  return new Response(script, {
    headers: {
      "Content-Type": "text/javascript; charset=utf-8",
      "Cache-Control": "no-cache",
      "Service-Worker-Allowed": "/lapangan",
    },
  });
}
