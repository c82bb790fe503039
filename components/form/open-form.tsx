"use client";

import { lazy, type ReactNode, Suspense, useEffect } from "react";
import type { PhotoKeeper } from "@/lib/client/attachment/send-attachment";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import type { FormPage } from "@/lib/domain/form/form-page";
import type { FormAddress } from "./form-address";
import { SaveStatus } from "./save-status";
import { useAskBeforeLeaving } from "./use-ask-before-leaving";
import { useInstrument } from "./use-instrument";

export interface OpenFormProps {
  /** Null while the draft is being opened. */
  readonly session: DraftSession | null;
  readonly page: FormPage;
  readonly address: FormAddress;
  readonly grantId: string;
  readonly heading: ReactNode;
  readonly loading: ReactNode;
  /** See `FormScreenProps`. */
  readonly ending?: ReactNode;
  readonly photos?: PhotoKeeper;
}

// The form and its rules, and the one instrument that this draft was begun with: fetched while the device's copy is being
// opened, kept by the browser after.
const loadScreen = () => import("./form-screen");
const FormScreen = lazy(loadScreen);

/** The form of a draft that is opened elsewhere, under its heading and the word on where the typing is. */
export function OpenForm(props: OpenFormProps) {
  const { session, page, address, grantId, heading, loading, ending = null, photos } = props;
  const instrument = useInstrument(page.payload.instrument, page.payload.version);
  useAskBeforeLeaving(session);
  useEffect(() => {
    void loadScreen();
  }, []);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
        {heading}
        {session === null ? null : <SaveStatus session={session} timeZone={page.head.timeZone} />}
      </div>
      {session === null || instrument === null ? (
        loading
      ) : (
        <Suspense fallback={loading}>
          <FormScreen
            session={session}
            page={page}
            instrument={instrument}
            address={address}
            grantId={grantId}
            ending={ending}
            photos={photos}
          />
        </Suspense>
      )}
    </>
  );
}
