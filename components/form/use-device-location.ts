"use client";

import { useState } from "react";

export interface DeviceLocation {
  readonly lat: number;
  readonly lng: number;
  readonly accuracyM: number;
}

export type LocationTrouble = "unsupported" | "refused" | "slow" | "unavailable";

export type LocationState =
  | { readonly kind: "idle" }
  | { readonly kind: "asking" }
  | { readonly kind: "failed"; readonly trouble: LocationTrouble };

/** Under a roof or trees a first fix takes its time. */
const TIMEOUT_MS = 30_000;

/** Asks the device where it is, once, when a person presses the button; never by itself. */
export function useDeviceLocation(onFound: (location: DeviceLocation) => void) {
  const [state, setState] = useState<LocationState>({ kind: "idle" });
  const ask = () => {
    if (!("geolocation" in navigator)) return setState({ kind: "failed", trouble: "unsupported" });
    setState({ kind: "asking" });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState({ kind: "idle" });
        onFound({ lat: coords.latitude, lng: coords.longitude, accuracyM: Math.round(coords.accuracy) });
      },
      (error) => setState({ kind: "failed", trouble: troubleOf(error) }),
      { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: 0 },
    );
  };
  return { state, ask };
}

function troubleOf({ code }: GeolocationPositionError): LocationTrouble {
  if (code === 1) return "refused";
  return code === 3 ? "slow" : "unavailable";
}
