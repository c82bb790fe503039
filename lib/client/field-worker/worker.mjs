// The worker of /lapangan: keeps the page and the files of one build, so that it starts with no network. It keeps nothing
// else: no answer of the portal that holds data passes through its hands. The build writes `BUILD` before it.
import { cacheOf, isHashed, judgeShell, SHELL, staleCaches, wayOf } from "./decisions.mjs";

const { build, files } = BUILD;
const OWN = { cacheName: cacheOf(build), ignoreVary: true };

/** How long a page may take to say its build; one that sleeps keeps its files. */
const ANSWER_MS = 3_000;

self.addEventListener("install", (event) => event.waitUntil(install()));

// A first visit is looked after at once; where an older worker was, `take-over` has come before.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const way = wayOf(event.request, self.location.origin, files);
  if (way === "shell") event.respondWith(answerShell(event.request));
  else if (way === "file") event.respondWith(answerFile(event.request));
});

self.addEventListener("message", (event) => {
  const kind = event.data?.kind;
  if (kind === "take-over") self.skipWaiting();
  else if (kind === "tidy") event.waitUntil(tidy());
  else if (kind === "which-build") event.ports[0]?.postMessage(build);
  else if (kind === "renew-shell") event.waitUntil(renew().then((result) => event.ports[0]?.postMessage(result)));
});

/** All or nothing: what is kept of a try that broke off is found again by the next. */
async function install() {
  const cache = await caches.open(OWN.cacheName);
  await Promise.all(files.map((path) => keepFile(cache, path)));
  const result = await keepShell(cache);
  if (result !== "ours") throw new Error(`${SHELL}: ${result}`);
}

/** Over a village's link only what has changed is fetched. */
async function keepFile(cache, path) {
  const known = isHashed(path) ? await caches.match(path, { ignoreVary: true }) : undefined;
  const response = known ?? (await fetch(path, { cache: isHashed(path) ? "default" : "no-cache" }));
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  await cache.put(path, response);
}

/** With its headers: the policy's nonce stands in the page. In the language of the cookie. */
async function keepShell(cache) {
  const response = await fetch(SHELL, { cache: "no-store", headers: { accept: "text/html" } });
  const policy = response.headers.get("content-security-policy");
  const html = await response.clone().text();
  const result = judgeShell(build, { status: response.status, redirected: response.redirected, policy, html });
  if (result === "ours") await cache.put(SHELL, response);
  return result;
}

async function renew() {
  const result = await keepShell(await caches.open(OWN.cacheName)).catch(() => "refused");
  if (result === "newer") self.registration.update().catch(() => {});
  return result;
}

async function answerShell(request) {
  return (await caches.match(SHELL, OWN)) ?? fetch(request);
}

/** A page of an older build that is still open finds its own files beside ours. */
async function answerFile(request) {
  const kept = (await caches.match(request, OWN)) ?? (await caches.match(request, { ignoreVary: true }));
  return kept ?? fetch(request);
}

/** Removes what older builds have left, once no page needs it. What another worker is being given is left alone. */
async function tidy() {
  const { registration } = self;
  const all = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = await Promise.all(all.filter(({ url }) => new URL(url).pathname === SHELL).map(askBuild));
  const names = await caches.keys();
  if (registration.installing !== null || registration.waiting !== null) return;
  await Promise.all(staleCaches(names, build, pages).map((name) => caches.delete(name)));
}

function askBuild(page) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(typeof data === "string" ? data : null);
    setTimeout(() => resolve(null), ANSWER_MS);
    page.postMessage({ kind: "which-build" }, [port2]);
  });
}
