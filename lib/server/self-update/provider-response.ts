import "server-only";
import { addressOfRequest } from "@/lib/server/auth/request-place";
import { seeOther } from "@/lib/server/command/see-other";
import { type CookieKind, cookieOf, setCookie } from "./cookie";
import { ERRAND_SECONDS, enterByProvider, leadToProvider } from "./enter-provider";
import { citizenCookie } from "./session";

/** Comes along when the provider leads back, which is from another site; on the door's own path alone. */
const ERRAND_COOKIE: CookieKind = {
  name: "mutakhir-jalan",
  prefix: "__Secure-",
  path: "/mandiri/oidc",
  sameSite: "Lax",
  seconds: ERRAND_SECONDS,
};

/** The way to the provider. */
export async function providerDoor(request: Request): Promise<Response> {
  const led = await leadToProvider(addressOfRequest(request), new Date());
  return led.ok ? seeOther(led.to, [setCookie(ERRAND_COOKIE, led.cookie)]) : seeOther(`/mandiri?masalah=${led.fault}`);
}

/** The way back. The family's cookie goes to pages of ours alone, and what another site leads to is not that: a page in between leads on. */
export async function providerReturn(request: Request): Promise<Response> {
  const answer = new URL(request.url).searchParams;
  const errand = cookieOf(request, ERRAND_COOKIE);
  const entered = await enterByProvider(answer, errand, addressOfRequest(request), new Date());
  const over = setCookie(ERRAND_COOKIE, null);
  return entered.ok
    ? seeOther("/mandiri/lanjut", [over, citizenCookie(entered.cookie)])
    : seeOther(`/mandiri?masalah=${entered.fault}`, [over]);
}
