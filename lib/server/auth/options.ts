import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import * as z from "zod";
import { isCode, PASSWORD_LENGTH } from "@/lib/domain/access/activation";
import { config } from "@/lib/server/config/config";
import { reference } from "@/lib/server/db/reference";
import { log } from "@/lib/server/log/log";
import { codeSchema } from "@/lib/server/user/activation";
import { activate } from "./activate";
import { passwordFits } from "./password";
import { addressOf, deviceOf, type RequestHeaders } from "./request-place";
import { closeSession, openSession } from "./session-store";
import { takeTry } from "./sign-in-limit";

const credentialsSchema = z.object({
  username: z.string().trim().toLowerCase().min(1).max(80),
  password: z.string().min(1).max(200),
});

async function signIn(raw: unknown, headers: RequestHeaders): Promise<{ id: string; token: string } | null> {
  const parsed = credentialsSchema.safeParse(raw);
  if (!parsed.success) return null;
  const { username, password } = parsed.data;
  const address = addressOf(headers);
  const attempt = await takeTry(username, address);
  if (attempt === null) throw new Error("RATE_LIMITED");
  const user = await reference().appUser.findUnique({
    where: { username },
    select: { id: true, passwordHash: true, status: true },
  });
  const fits = await passwordFits(user?.passwordHash ?? null, password);
  if (user === null || !fits || user.status !== "active") return null;
  await attempt.giveBack();
  return { id: user.id, token: await openSession(user.id, deviceOf(headers), new Date()) };
}

const activationSchema = z.object({
  username: credentialsSchema.shape.username,
  code: codeSchema,
  password: z
    .string()
    .min(PASSWORD_LENGTH.least)
    .max(PASSWORD_LENGTH.most)
    .refine((password) => !isCode(password)),
});

/** Codes are tried apart from passwords: who typed their code where the password goes may still activate. */
const ownCode = (username: string) => `activation:${username}`;

/** Lets a person in who chooses their password with a code. Unknown, wrong, ended and used codes are one answer. */
async function signInWithCode(raw: unknown, headers: RequestHeaders): Promise<{ id: string; token: string } | null> {
  const parsed = activationSchema.safeParse(raw);
  if (!parsed.success) return null;
  const attempt = await takeTry(ownCode(parsed.data.username), addressOf(headers));
  if (attempt === null) throw new Error("RATE_LIMITED");
  const now = new Date();
  const id = await activate(parsed.data, now);
  if (id === null) return null;
  await attempt.giveBack();
  return { id, token: await openSession(id, deviceOf(headers), now) };
}

const isHttps = () => config().publicUrl.startsWith("https://");

export function sessionCookieName(): string {
  // The library takes every cookie whose name begins like this one for a piece of it and clears it at sign-in, so it must
  // not begin like the language cookie.
  return isHttps() ? "__Host-sesi-mutakhir" : "sesi-mutakhir";
}

/** next-auth with credentials; its token carries our opaque session token and nothing else. */
export function authOptions(): NextAuthOptions {
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
  return {
    secret: config().authSecret,
    session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
    pages: { signIn: "/masuk", error: "/masuk", signOut: "/masuk" },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookie } },
    providers: [
      CredentialsProvider({
        credentials: { username: { type: "text" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const opened = await signIn(credentials, request.headers);
          return opened === null ? null : { id: opened.id, name: opened.token };
        },
      }),
      CredentialsProvider({
        id: "activation",
        credentials: { username: { type: "text" }, code: { type: "text" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const opened = await signInWithCode(credentials, request.headers);
          return opened === null ? null : { id: opened.id, name: opened.token };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { st: user.name } : { st: token["st"] }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (url.startsWith("/") && !url.startsWith("//") ? `${baseUrl}${url}` : baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token["st"] === "string") await closeSession(token["st"], new Date());
      },
    },
    logger: {
      error: (code) => log().warn({ code }, "sign-in error"),
      warn: (code) => log().debug({ code }, "sign-in warning"),
      debug: () => undefined,
    },
  };
}
