"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { MAIN_ID } from "@/components/shell/skip-link";
import { Skeleton } from "@/components/ui/skeleton";
import { FieldHeader } from "./field-header";
import { FieldHome } from "./field-home";
import { FieldSkipLink } from "./field-skip-link";
import { matchScreen, type Route } from "./route";
import { UnknownPlace } from "./unknown-place";
import { UpdateLine } from "./update-line";
import { type OpenedWorker, useFieldWorker } from "./use-field-worker";
import { useRoute } from "./use-route";

/** The places there are. */
const SCREENS = [{ name: "home", pattern: "/" }] as const;

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
        {route === null ? <Starting label={t("starting")} /> : <Screen route={route} worker={worker} build={build} />}
      </main>
    </>
  );
}

function Starting({ label }: { readonly label: string }) {
  return (
    <Skeleton label={label}>
      <div className="skeleton mb-4 h-9 w-48" />
      <div className="skeleton-box">
        <div className="skeleton-lines h-36" />
      </div>
    </Skeleton>
  );
}

interface ScreenProps {
  readonly route: Route;
  readonly worker: OpenedWorker;
  readonly build: string;
}

function Screen({ route, worker, build }: ScreenProps) {
  const match = matchScreen(SCREENS, route.path);
  useArrival(route.path);
  return match === null ? <UnknownPlace /> : <FieldHome worker={worker} build={build} />;
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
