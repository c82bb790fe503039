"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

/** Says what was let go. The button that did it is gone with its card, so the focus comes here. */
export function DroppedNote({ name }: { readonly name: string | null }) {
  const t = useTranslations("outbox.drop");
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (name !== null) note.current?.focus();
  }, [name]);
  return (
    <p ref={note} role="status" tabIndex={-1} className="font-semibold outline-none empty:hidden">
      {name === null ? "" : t("done", { name })}
    </p>
  );
}
