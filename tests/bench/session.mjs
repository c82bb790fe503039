import http from "node:http";
import { gunzipSync } from "node:zlib";

/** Signs in as a demo account and gives what a page of theirs holds: cookie and acting grant. */
export async function signIn(url, username, password) {
  const jar = new Map();
  const remember = (response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const csrf = await fetch(`${url}/api/auth/csrf`);
  remember(csrf);
  const { csrfToken } = await csrf.json();
  const body = new URLSearchParams({ csrfToken, username, password, json: "true" });
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookie() },
    body,
  });
  remember(response);
  if (response.status >= 400) throw new Error(`sign-in of ${username}: ${response.status}`);
  return { cookie: cookie() };
}

/** Connections stay open, as a browser's do. The plain client: `fetch` would take two milliseconds of the cores that are measured. */
const agent = new http.Agent({ keepAlive: true });

/** Posts a command as a page does. */
export function command(url, session, name, input) {
  const body = JSON.stringify({ operationId: crypto.randomUUID(), grantId: session.grantId, input });
  const headers = {
    cookie: session.cookie,
    origin: url,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "accept-encoding": "gzip",
    "x-mutakhir": "1",
  };
  return new Promise((resolve, reject) => {
    const sent = http.request(`${url}/api/commands/${name}`, { method: "POST", agent, headers }, async (answer) => {
      try {
        const bytes = Buffer.concat(await answer.toArray());
        const isPacked = answer.headers["content-encoding"] === "gzip";
        resolve(JSON.parse((isPacked ? gunzipSync(bytes) : bytes).toString("utf8")));
      } catch (error) {
        reject(error);
      }
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Where a person stands before they follow a link: on the home page, whose frame stays. */
const FROM_HOME = [
  "",
  { children: ["(portal)", { children: ["beranda", { children: ["__PAGE__", {}] }] }] },
  null,
  null,
  16,
];

/**
 * The request a browser sends when a link of the portal is followed: the page's own part alone, in the form the browser
 * takes over. The address carries a digest of these headers, which the server tells whoever comes without it.
 */
export async function following(url, session, path) {
  const headers = {
    cookie: session.cookie,
    rsc: "1",
    "next-router-state-tree": encodeURIComponent(JSON.stringify(FROM_HOME)),
    "next-url": "/beranda",
  };
  const told = await fetch(`${url}${path}`, { headers, redirect: "manual" });
  const digest = new URL(told.headers.get("location") ?? "", url).searchParams.get("_rsc");
  if (digest === null) throw new Error(`${path}: no address for a followed link (${told.status})`);
  return (other) => ({ address: `${url}${other}${other.includes("?") ? "&" : "?"}_rsc=${digest}`, headers });
}
