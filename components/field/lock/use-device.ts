"use client";

import { useEffect, useState } from "react";
import { hadLocks } from "@/lib/client/field/canary";
import { Device } from "@/lib/client/field/device";
import type { VaultRow } from "@/lib/client/field/vault";

export interface OpenedDevice {
  readonly device: Device;
  readonly accounts: readonly VaultRow[];
  /** The browser threw away what lay here. */
  readonly isEmptied: boolean;
}

/** This device and whose locks are on it; null until the disk was read, "impossible" where the browser keeps nothing. */
export function useDevice(): OpenedDevice | "impossible" | null {
  const [opened, setOpened] = useState<OpenedDevice | "impossible" | null>(null);
  useEffect(() => {
    const look = async () => {
      const device = await Device.open();
      const accounts = await device.accounts();
      setOpened({ device, accounts, isEmptied: accounts.length === 0 && hadLocks() });
    };
    look().catch(() => setOpened("impossible"));
  }, []);
  return opened;
}
