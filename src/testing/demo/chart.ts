/** The receiver operating characteristic of two models: a PNG of 280 × 200 pixels, base64. */
const base64 = [
  "iVBORw0KGgoAAAANSUhEUgAAARgAAADIBAMAAADB6eMkAAAAGFBMVEX////i5uw8QlAfXr/d6fqWm6XgeigAAADtywuF",
  "AAAE80lEQVR42u3cSW7dMAwA0AC+QIIoWadJ0XUL/yNQ2hcQD1BA8P2PUPzREylrlgKI2w9YryJlS7TTp6cePXr06NGj",
  "4fj8/PGSKV5He1CcDyv22efXYfSI35kwDELAOaZVwC1QPyfHbBiwCgF7xC2khrQYFgGrGTFARzqMlTFLOEg6zD01p3Mi",
  "eIlhfk2JeUCuVbELNU8Jh5E6CWabGkFOigGWel1JKWZmOSfUcGqzbhgM6njMTrIZTu0qlsHo6JqhKMvhFHEzyVTANGUe",
  "jqJkwgwM5T4cTaExMhLDUm7DMRQSI3UUZuBvs5fhWAqJwag0WablPJyy3fMFt6oDMbZpuWbI8vgR3KoOw1in5VK4NmrS",
  "1TSM40mETktizNnCX/AyLcIHgxGY4VIugrcY8MJIHYG5lq5gU3SciNWvEiPSdFtGwmbxwWBEzdyXtGBT5ImJKOCDvZyB",
  "gpjhcX8RlMVxuDSY2UJuLMEbgxGYxTNA2CyumO2q9sEM/JbbbWO5+VVieJqG5QNJ2CyumIiaWT2ohc2Sv4CHkbvg/sGY",
  "HcOejIiHtAtGR2DWE7MYjtowOGAwBrPZTon5XmcgACN1RJqGkTsZGQjA0KvaFbPdZ4r9M8ALE1PA24m5D+d+Mkq4mpij",
  "PbfxzorZTcz9zGiCMDoKsz+ZCLZ4jzHoOzOrDvnrSHW636d/QR3yt7/Wn49mZjjRp+mwqtBxNUO2g2ynxowFPIzk0d5U",
  "wVAH63frETYnhjwhBQ13eQzEYKgsqSns346xM0NkSQX2Ga77higMlaSwqtCxNUNkSU1RJRqD2Wfp8M1INsy+ZM4rKWA4",
  "GY/ZZ0n5toO2R7YIzIlIUggGE6RplyU1BVXF4jQQgSEnplIBj/S9twpmVzK3e28TmPtDyW84mQazrd+gFuLmyBaOYXYO",
  "MT3wUMzmljfvHGJ64MGYdZaUSVGiiTBpmquhmHX9qhCMTochl5IPBpNh1vWrAtrOVFMoFHNiJiaqB54Co0J64JAJszoR",
  "VFhNI3tUqowJeDug82G8/+2YFLNc2cobw7Z6AzEnLktOPXDIhdme9MsX8BJjamMWj8kJqmP4fszRcJgR4/t6C3VOjN8F",
  "33TSNJ2b0nMv+n3y6ztjxFfdzMzMiynsxV/SNC0w0A5GeWFkXozfK1HMgnnc8yafC2KeNI2WDjTfA9d5MV4vixEyYxKv",
  "lxiMagrj/hpdZsPcN53u7/QfTaEMmBNfMvQFEXJjlDNm3oHnwxhooIBvmPRfO4RjVFMY43bB1ZEtF2Zyw6xbvekxo6Vk",
  "dhdEaAezOVdnwqgMn+uEY0xDGKdvh3QpjMMFZSGMcsBIXShNyuGrKoSGMLoUZsqxXgIwX6fGMOoQgwUxR3+9xbRXq2Ck",
  "Lpimo79rw5I1M0FDBdwSRjWFMbYLYkMYW6s3B8byaaCQunCabB/ZIjSEKVnAn59ff16mlwrBzAxfv7L80uYx2BAGdXEM",
  "u7LPq7o8BqCVx8HPljBf3wAjdRUMvZiwTs2QGKyUJgrzeFa3kSZoKE21VtPU0sxMtlZv8ZkBS3u19sxgS2nSVQsY2ing",
  "X01hDFswFdJkbK3eijOz//Pqihhsq2agoZrpM0NhsCEM3YgpjeFWdUUMQkMY6BgKI1vCYEMYS3u1eEtE6oZqRrbULIKO",
  "IZvSteLD/7/KLPxrx3wLTI8ePXr06NGjR4+Y+A8Uc6khdXS3RwAAAABJRU5ErkJggg==",
].join("");

/** The bytes of a small chart. */
export function chart(): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
}
