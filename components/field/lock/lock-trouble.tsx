"use client";

import { useTranslations } from "next-intl";
import { SIGN_IN } from "@/components/field/sign-in";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import type { Device, Entering } from "@/lib/client/field/device";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { MOST_DEVICES } from "@/lib/domain/field/exchange";
import { EarlierLock } from "./earlier-lock";

export interface LockTroubleProps {
  readonly device: Device;
  readonly result: Entering | null;
}

/** Why the lock did not open, and what opens it. A wrong PIN is said at its field. */
export function LockTrouble({ device, result }: LockTroubleProps) {
  const t = useTranslations("work.lock");
  if (result === null || result.kind === "open" || result.kind === "wrong") return null;
  if (result.kind === "earlier-lock") return <EarlierLock device={device} userId={result.userId} why={result.why} />;
  const word = wordOf(result);
  return (
    <div className="mb-5">
      <Alert tone="attention" live="assertive" title={t(word, { most: MOST_DEVICES })}>
        <p>{t(word === "unknownDevice" ? "unknownTodo" : "nothingLost")}</p>
        {word === "unknownDevice" || word === "needsSignIn" || word === "somebodyElse" ? (
          <Way href={SIGN_IN}>{t("signIn")}</Way>
        ) : null}
        {word === "tooMany" ? <Way href="/perangkat">{t("toDevices")}</Way> : null}
      </Alert>
    </div>
  );
}

function wordOf(result: Exclude<Entering, { readonly kind: "open" | "wrong" | "earlier-lock" }>) {
  switch (result.kind) {
    case "sealed":
      return `sealed.${result.why}` as const;
    case "clock":
      return "clock";
    case "silence":
      return "needsNetwork";
    case "unknown-device":
      return "unknownDevice";
    case "somebody-else":
      return "somebodyElse";
    case "refused":
      return REFUSED[result.code] ?? "refused";
  }
}

const REFUSED: Partial<Record<ErrorCode, "needsSignIn" | "notAllowed" | "tooMany">> = {
  UNAUTHENTICATED: "needsSignIn",
  FORBIDDEN: "notAllowed",
  // Enrolling alone answers it.
  NOT_ALLOWED_NOW: "tooMany",
};

function Way({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} className={buttonClass("primary", "normal", "mt-3")}>
      {children}
    </a>
  );
}
