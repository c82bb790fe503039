/** Live: the process answers. Says nothing about the database, so that no supervisor restarts a portal that waits for it. */
export function GET(): Response {
  return Response.json({ status: "ok" });
}
