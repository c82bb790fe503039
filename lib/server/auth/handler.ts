import "server-only";
import NextAuth from "next-auth";
import { authOptions } from "./options";

interface Context {
  readonly params: Promise<{ nextauth: string[] }>;
}

/** Sign-in and sign-out, with the library's own protection against forged requests (DECIDED 15). */
export function handleAuth(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions())(request, context);
}
