"use client";

import type { ReactNode } from "react";
import type { ServerDraft } from "@/lib/client/draft/draft-state";
import type { SaveCommand, SessionPlace } from "@/lib/client/draft/open-session";
import type { FormPage } from "@/lib/domain/form/form-page";
import { OpenForm } from "./open-form";
import { useDraftSession } from "./use-draft-session";
import { usePortalAddress } from "./use-portal-address";

export interface FormAppProps {
  readonly page: FormPage;
  readonly place: SessionPlace;
  readonly heading: ReactNode;
  readonly loading: ReactNode;
  /** What takes the typing; a proposal's draft where nothing is said. */
  readonly command?: SaveCommand;
  /** See `FormScreenProps`. */
  readonly ending?: ReactNode;
}

/** Opens the draft on this device, then shows the form. Until then nothing can be typed that might get lost. */
export function FormApp({ page, place, heading, loading, command = "proposal.save", ending = null }: FormAppProps) {
  const session = useDraftSession(page, serverDraft, place, command);
  const address = usePortalAddress();
  return (
    <OpenForm
      session={session}
      page={page}
      address={address}
      grantId={place.grantId}
      heading={heading}
      loading={loading}
      ending={ending}
    />
  );
}

function serverDraft({ head, base, payload, isCorrection, conflicts = [] }: FormPage): ServerDraft {
  return { version: head.version, base, payload, isCorrection, conflicts };
}
