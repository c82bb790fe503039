"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { AttachmentPlace } from "@/lib/client/attachment/send-attachment";
import type { SessionState } from "@/lib/client/draft/draft-state";
import type { FormStep } from "@/lib/domain/form/step";
import type { Locale } from "@/lib/i18n/locale";
import type { FormAddress } from "./form-address";
import type { FormSnapshot, FormStore } from "./form-store";

export interface FormTools {
  readonly store: FormStore;
  readonly locale: Locale;
  /** Where photos and papers of this draft go; null in practice, which takes none. */
  readonly place: AttachmentPlace | null;
  /** The way to the end, in place of the review of a proposal. */
  readonly ending: ReactNode;
  readonly address: FormAddress;
  /** Goes to a screen, and to a field on it when one is named. */
  readonly goTo: (step: FormStep | null, fieldId?: string | null) => void;
}

const Context = createContext<FormTools | null>(null);

export const FormProvider = Context.Provider;

export function useFormTools(): FormTools {
  const tools = useContext(Context);
  if (tools === null) throw new Error("FormProvider is missing");
  return tools;
}

/** A part of the form's state. `select` must give the same value for the same state, so no new objects. */
export function useForm<T>(select: (snapshot: FormSnapshot) => T): T {
  const { store } = useFormTools();
  const get = () => select(store.getSnapshot());
  return useSyncExternalStore(store.subscribe, get, get);
}

export function useSession<T>(select: (state: SessionState) => T): T {
  const { session } = useFormTools().store;
  const get = () => select(session.getState());
  return useSyncExternalStore(session.subscribe, get, get);
}
