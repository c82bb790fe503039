"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ErrorCode } from "@/lib/domain/error/error-code";

export interface ErrorText {
  readonly what: string;
  readonly todo: string;
}
export type ErrorTexts = Readonly<Record<ErrorCode, ErrorText>>;

const Context = createContext<ErrorTexts | null>(null);

/** Set once by the portal's layout, so that every button can say a refusal in the user's language. */
export function ErrorTextsProvider({ texts, children }: { readonly texts: ErrorTexts; readonly children: ReactNode }) {
  return <Context value={texts}>{children}</Context>;
}

/** The text for a refusal's code. Outside the portal's layout there is none, which is a mistake of ours. */
export function useErrorTexts(): ErrorTexts {
  const texts = useContext(Context);
  if (texts === null) throw new Error("ErrorTextsProvider is missing");
  return texts;
}
