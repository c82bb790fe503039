import { describe, expect, it } from "vitest";
import { cacheOf } from "@/lib/client/field-worker/decisions.mjs";
import { newWorld, shellOf, startWorker, type World } from "./worker-world";

const A = "/_next/static/chunks/a.js";
const B = "/_next/static/chunks/b.js";
const ONE = { build: "one", files: [A, "/icon.svg"] };
const TWO = { build: "two", files: [B, "/icon.svg"] };

const text = async (answer: Response | "network") => (answer === "network" ? answer : answer.text());

function portalOf(world: World, build: string, files: readonly string[], language = "id"): void {
  world.portal.clear();
  world.portal.set("/lapangan", shellOf(build, language));
  for (const path of files) world.portal.set(path, () => new Response(`${path} of ${build}`));
}

async function installed(world: World, list: typeof ONE) {
  portalOf(world, list.build, list.files);
  const worker = startWorker(world, list);
  await worker.send("install");
  await worker.send("activate");
  return worker;
}

describe("the worker of /lapangan", () => {
  it("starts without a network, with the page's own headers", async () => {
    const world = newWorld();
    const worker = await installed(world, ONE);
    world.portal.clear();
    world.asked.length = 0;
    const shell = await worker.ask("/lapangan", "navigate");
    expect(shell === "network" ? null : shell.headers.get("content-security-policy")).toContain("'nonce-n1'");
    expect(await text(await worker.ask(A))).toBe(`${A} of one`);
    expect(world.asked).toEqual([]);
  });

  it("keeps the listed files and the page, and nothing that passes by", async () => {
    const world = newWorld();
    const worker = await installed(world, ONE);
    world.portal.set("/_next/static/chunks/later.js", () => new Response("later"));
    expect(await worker.ask("/api/sync", "cors", "POST")).toBe("network");
    expect(await worker.ask("/beranda", "navigate")).toBe("network");
    expect(await text(await worker.ask("/_next/static/chunks/later.js"))).toBe("later");
    expect([...(world.caches.kept.get(cacheOf("one"))?.keys() ?? [])].sort()).toEqual([A, "/icon.svg", "/lapangan"]);
  });

  it("is not ready where a file or the page is missing or of another build", async () => {
    const world = newWorld();
    portalOf(world, "one", [A]);
    await expect(startWorker(world, ONE).send("install")).rejects.toThrow();
    portalOf(world, "two", ONE.files);
    await expect(startWorker(world, ONE).send("install")).rejects.toThrow("newer");
    world.portal.set("/lapangan", () => new Response("busy", { status: 503 }));
    await expect(startWorker(world, ONE).send("install")).rejects.toThrow("refused");
  });

  it("goes on where a broken download stopped", async () => {
    const world = newWorld();
    portalOf(world, "one", [A]);
    await expect(startWorker(world, ONE).send("install")).rejects.toThrow();
    world.asked.length = 0;
    await installed(world, ONE);
    expect(world.asked).not.toContain(A);
  });

  it("fetches of a new build only what has changed", async () => {
    const world = newWorld();
    await installed(world, ONE);
    world.asked.length = 0;
    await installed(world, { build: "two", files: [A, B, "/icon.svg"] });
    expect(world.asked.sort()).toEqual([B, "/icon.svg", "/lapangan"]);
  });

  it("waits until it is told to take over", async () => {
    const world = newWorld();
    const worker = await installed(world, ONE);
    expect(worker.calls).toEqual(["claim"]);
    await worker.send("message", { data: { kind: "take-over" } });
    expect(worker.calls).toContain("skipWaiting");
  });

  it("says its build", async () => {
    const worker = await installed(newWorld(), ONE);
    const said: unknown[] = [];
    await worker.send("message", {
      data: { kind: "which-build" },
      ports: [{ postMessage: (build: unknown) => said.push(build) }],
    });
    expect(said).toEqual([ONE.build]);
  });

  it("leaves an older page its files until it is closed", async () => {
    const world = newWorld();
    await installed(world, ONE);
    world.pages.push("one", "two");
    const second = await installed(world, TWO);
    await second.send("message", { data: { kind: "tidy" } });
    expect(await text(await second.ask(A))).toBe(`${A} of one`);
    world.pages.splice(0, 1);
    await second.send("message", { data: { kind: "tidy" } });
    expect(await world.caches.keys()).toEqual([cacheOf("two")]);
  });

  it("removes nothing while a page sleeps or another build is arriving", async () => {
    const world = newWorld();
    await installed(world, ONE);
    const second = await installed(world, TWO);
    world.pages.push("two", null);
    await second.send("message", { data: { kind: "tidy" } });
    world.pages.splice(1, 1);
    world.registration.waiting = {};
    await second.send("message", { data: { kind: "tidy" } });
    expect(await world.caches.keys()).toHaveLength(2);
  });

  it("fetches the page anew in another language, its own build's alone", async () => {
    const world = newWorld();
    const worker = await installed(world, ONE);
    const renew = () =>
      new Promise((resolve) => {
        void worker.send("message", { data: { kind: "renew-shell" }, ports: [{ postMessage: resolve }] });
      });
    portalOf(world, "one", ONE.files, "en");
    expect(await renew()).toBe("ours");
    expect(await text(await worker.ask("/lapangan", "navigate"))).toContain('lang="en"');
    portalOf(world, "two", TWO.files);
    expect(await renew()).toBe("newer");
    world.portal.clear();
    expect(await renew()).toBe("refused");
    expect(await text(await worker.ask("/lapangan", "navigate"))).toContain('lang="en"');
  });
});
