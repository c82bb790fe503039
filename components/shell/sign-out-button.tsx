"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { postAuth } from "./auth-post";

export interface SignOutButtonProps {
  readonly label: string;
  readonly busyLabel: string;
  readonly failedText: string;
}

export function SignOutButton({ label, busyLabel, failedText }: SignOutButtonProps) {
  const [busy, setBusy] = useState(false);
  const signOut = async () => {
    setBusy(true);
    const left = await postAuth("signout", { callbackUrl: "/masuk" }).then(
      (response) => response.ok,
      () => false,
    );
    // A full load, so that nothing of the signed-in pages stays in the browser's memory.
    if (left) location.assign("/masuk?keluar=1");
    else {
      setBusy(false);
      showToast(failedText, "danger");
    }
  };
  return (
    <Button icon="log-out" wide busy={busy} busyLabel={busyLabel} onClick={signOut}>
      {label}
    </Button>
  );
}
