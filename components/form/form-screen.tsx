"use client";

import { useLocale } from "next-intl";
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PhotoKeeper } from "@/lib/client/attachment/send-attachment";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import type { FormPage } from "@/lib/domain/form/form-page";
import { type FormStep, findStep, stepKey } from "@/lib/domain/form/step";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { withRegion } from "@/lib/domain/regional/with-region";
import { ConflictDialog } from "./conflict-dialog";
import { EventStep } from "./event-step";
import { focusField } from "./focus-field";
import type { FormAddress } from "./form-address";
import { FormProvider, type FormTools, useForm, useFormTools } from "./form-context";
import { FormStore } from "./form-store";
import { MembersStep } from "./members-step";
import { Overview } from "./overview";
import { SectionNav } from "./section-nav";
import { SectionStep } from "./section-step";
import { SessionNotices } from "./session-notices";
import { StartStep } from "./start-step";

export interface FormScreenProps {
  readonly session: DraftSession;
  readonly page: FormPage;
  readonly instrument: Instrument;
  readonly address: FormAddress;
  readonly grantId: string;
  /** Practice: how it ends, in place of the review. Photos are then not taken. */
  readonly ending?: ReactNode;
  /** In the field: where photos stay until they are sent. */
  readonly photos?: PhotoKeeper | undefined;
}

/** The form itself: one screen at a time, chosen by the address, changed without asking the server. */
export default function FormScreen(props: FormScreenProps) {
  const { session, page, instrument, address, grantId, ending = null, photos } = props;
  const locale = useLocale();
  const [store] = useState(() => new FormStore(session, page, withRegion(instrument, page.regional)));
  useEffect(() => store.connect(), [store]);
  const wanted = useRef<string | null>(null);
  const goTo = useCallback(
    (step: FormStep | null, fieldId: string | null = null) => {
      const isHere = address.isAt(step);
      wanted.current = isHere ? null : fieldId;
      if (!isHere) address.push(step);
      else if (fieldId !== null) focusField(fieldId);
      else window.scrollTo(0, 0);
    },
    [address],
  );
  const draft = page.head.publicId;
  const tools = useMemo<FormTools>(() => {
    const place = photos !== undefined ? { device: photos } : ending === null ? { grantId, draft } : null;
    return { store, locale, address, goTo, place, ending };
  }, [store, locale, address, goTo, grantId, draft, ending, photos]);
  return (
    <FormProvider value={tools}>
      <SessionNotices />
      <Screen wanted={wanted} />
      <ConflictDialog />
    </FormProvider>
  );
}

/** @param wanted the field that the next screen is opened for */
function Screen({ wanted }: { readonly wanted: RefObject<string | null> }) {
  const { query, namedField } = useFormTools().address;
  const steps = useForm(({ view }) => view.steps);
  const step = findStep(steps, query.get("bagian"), query.get("orang"));
  const key = step === null ? "" : stepKey(step);
  useStepFocus(key, namedField, wanted);
  return (
    <div className="lg:grid lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-8">
      <SectionNav current={key} />
      <div className="min-w-0" key={key}>
        {step === null ? <Overview /> : null}
        {step?.kind === "start" ? <StartStep /> : null}
        {step?.kind === "members" ? <MembersStep /> : null}
        {step?.kind === "event" ? <EventStep step={step} /> : null}
        {step?.kind === "section" ? <SectionStep step={step} /> : null}
      </div>
    </div>
  );
}

/** A new screen begins at its heading, for eyes and for screen readers, or at the field that it is opened for; at opening an address may name one. */
function useStepFocus(key: string, namedField: () => string | null, wanted: RefObject<string | null>): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const isFirst = shown.current === null;
    if (shown.current === key) return;
    shown.current = key;
    const fieldId = isFirst ? namedField() : wanted.current;
    wanted.current = null;
    if (fieldId !== null) focusField(fieldId);
    else if (!isFirst) {
      window.scrollTo(0, 0);
      document.getElementById(STEP_HEADING_ID)?.focus({ preventScroll: true });
    }
  }, [key, namedField, wanted]);
}

const STEP_HEADING_ID = "bagian-judul";
