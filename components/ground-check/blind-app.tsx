"use client";

import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { SaveStatus } from "@/components/form/save-status";
import { useDraftSession } from "@/components/form/use-draft-session";
import { useInstrument } from "@/components/form/use-instrument";
import { blindDraft } from "@/lib/client/draft/blind-draft";
import type { SessionPlace } from "@/lib/client/draft/open-session";
import type { BlindPage } from "@/lib/domain/ground-check/check-page";
import type { TimeZone } from "@/lib/i18n/formats";
import { usePortalSender } from "./use-portal-sender";

export interface BlindAppProps {
  readonly page: BlindPage;
  readonly place: SessionPlace;
  readonly zone: TimeZone;
  readonly heading: ReactNode;
  readonly loading: ReactNode;
}

const loadScreen = () => import("./blind-screen");
const BlindScreen = lazy(loadScreen);

/** Opens a check on this device as a form's draft is opened: nothing typed at the door gets lost on the way back. */
export function BlindApp({ page, place, zone, heading, loading }: BlindAppProps) {
  const session = useDraftSession(page, blindDraft, place, "ground-check.save");
  const instrument = useInstrument(page.instrument, page.instrumentVersion);
  const sender = usePortalSender(session, page, place.grantId);
  useEffect(() => {
    void loadScreen();
  }, []);
  return (
    <>
      {heading}
      <div className="mb-4 min-h-6">{session === null ? null : <SaveStatus session={session} timeZone={zone} />}</div>
      {session === null || instrument === null ? (
        loading
      ) : (
        <Suspense fallback={loading}>
          <BlindScreen session={session} page={page} instrument={instrument} sender={sender} />
        </Suspense>
      )}
    </>
  );
}
