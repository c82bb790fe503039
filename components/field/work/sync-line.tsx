"use client";

import { useTranslations } from "next-intl";
import { SyncState, useSyncWord } from "@/components/field/outbox/sync-state";
import type { SyncWord } from "@/components/field/outbox/sync-words";
import { SIGN_IN } from "@/components/field/sign-in";

/** What the home says by its rows, or need not say. */
const CALM: readonly SyncWord[] = ["needsYou", "allSent", "nothing"];

/** How sending stands, while anything is on its way or held up. */
export function SyncLine() {
  const t = useTranslations("outbox.sync");
  const word = useSyncWord();
  if (CALM.includes(word)) return null;
  return (
    <div className="mb-4 text-sm">
      <SyncState word={word}>
        {word === "signIn" ? (
          <>
            {" "}
            <a href={SIGN_IN} className="link">
              {t("goSignIn")}
            </a>
          </>
        ) : null}
      </SyncState>
    </div>
  );
}
