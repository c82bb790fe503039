"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { MAIN_ID } from "@/components/shell/skip-link";
import { lockWhenIdle } from "@/lib/client/field/lock-when-idle";
import { Retired } from "@/lib/client/field/retired";
import type { Workplace } from "@/lib/client/field/workplace";
import { FieldHeader } from "./field-header";
import { FieldHome } from "./field-home";
import { FieldSkipLink } from "./field-skip-link";
import { InstallBar } from "./install-bar";
import { matchScreen, type Route } from "./route";
import { UpdateLine } from "./update-line";
import { type OpenedWorker, useFieldWorker } from "./use-field-worker";
import { useRoute } from "./use-route";
import { Waiting } from "./waiting";

/** What is open before any lock: whether one may set out, and how the screen looks. */
const STATE = "/siap";

const LockApp = lazy(() => import("./lock/lock-app"));
const WorkApp = lazy(() => import("./work/work-app"));
const OpenLessons = lazy(() => import("./learn/open-lessons"));

/** What may be read without the lock. */
const OPEN_SCREENS = [
  { name: "lessons", pattern: "/belajar" },
  { name: "lesson", pattern: "/belajar/:id" },
] as const;

/** The whole field mode: one page, whose screens the hash chooses. Nothing here asks the portal. */
export function FieldApp({ build }: { readonly build: string }) {
  const t = useTranslations("field");
  const route = useRoute();
  const worker = useFieldWorker(build);
  return (
    <>
      <FieldSkipLink />
      <FieldHeader />
      <UpdateLine worker={worker} />
      <main id={MAIN_ID} tabIndex={-1} className="mx-auto flex w-full max-w-3xl flex-1 flex-col px-4 pt-5 outline-none">
        {route === null ? <Waiting label={t("starting")} /> : <Screen route={route} worker={worker} build={build} />}
      </main>
    </>
  );
}

interface ScreenProps {
  readonly route: Route;
  readonly worker: OpenedWorker;
  readonly build: string;
}

function Screen({ route, worker, build }: ScreenProps) {
  const t = useTranslations("field");
  const [workplace, setWorkplace] = useState<Workplace | null>(null);
  useArrival(route.path);
  const [retired] = useState(() => new Retired());
  const open = useCallback(
    (opened: Workplace) => {
      retired.giveWay(opened);
      setWorkplace(opened);
    },
    [retired],
  );
  const lock = useCallback(
    (locked: Workplace) => {
      retired.add(locked);
      setWorkplace(null);
    },
    [retired],
  );
  useAutoLock(workplace, lock);
  const waiting = <Waiting label={t("starting")} />;
  const lesson = matchScreen(OPEN_SCREENS, route.path);
  if (route.path === STATE) return <FieldHome worker={worker} build={build} />;
  return (
    <Suspense fallback={waiting}>
      {workplace !== null ? (
        <WorkApp workplace={workplace} route={route} />
      ) : lesson !== null ? (
        <OpenLessons code={lesson.params["id"] ?? null} back={t("toLock")} />
      ) : (
        <>
          <LockApp version={build} onOpen={open} />
          <InstallBar />
        </>
      )}
    </Suspense>
  );
}

/** A phone that was put away is locked again; what is being typed is on the disk by then. */
function useAutoLock(workplace: Workplace | null, lock: (workplace: Workplace) => void): void {
  useEffect(() => {
    if (workplace === null) return;
    return lockWhenIdle(() => lock(workplace));
  }, [workplace, lock]);
}

/** Another place begins at its heading, for eyes and for screen readers. */
function useArrival(path: string): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>(`#${MAIN_ID} h1`)?.focus({ preventScroll: true });
  }, [path]);
}
