/** Where a person signs in and comes back: another document of the portal. */
export const SIGN_IN = "/masuk?lanjut=%2Flapangan";
