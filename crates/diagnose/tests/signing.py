"""HMAC-SHA512, and RSA with SHA-256 (PKCS #1 v1.5), in Python's standard library only. All keys are demo keys."""

import hashlib
import hmac

SECRET = "Demo-secret-uahr4nhailyq55yubuhuncnprfac73bcbz2qfafsevic1jru"

KEY_N = int("d9f1dd81bfeb63ec892b27d17defe3db7d68d2f51c6d5e6b50702d942164bf0bff8553361f3b436081106f193efa52376ef7ba5234b5444c9fef1eb794ae983da4fdcdd5316533dd07cda824c5920e4446cf631d6b3e3929b02d884ef9f2ade82c746da9a950bb27905a9c8b7f591ef7fd985dc1f32dacac07938046f323b2db0e55997a23430386c93ed37f75ecccef009354eb2d899deae0f572d6b53ffccd1527542a52711a319defd00b9152a926d39c6bdc48c442514b848d7df2d9c11ab0a1d498635500f40f34851503ff24085c9fbb759eef5ad6369978c35ebba4fa45955d911e59b87f65db404242f2d8dda7f1b3ea6b31757ce34a706eefe3d345", 16)
KEY_D = int("64b6a522c95a7081a4dd817808976b97493bc088ae4b481f953b5184ab6dcfef2e742100d8abdd35e24e82d88ac6c8697f6910fbde0989f752cd0047db785737dd5fbfd76e0d134b67c8bc93c98cf5f4cd3816d8486fa7a0c11e39682d8edc9876ba92d69d3c865001202e49345f2db571c610458927a92c920fb26e96faff31eaf7e681e026cc6aee420b92da377610af5870b4d26fb2b63b1985771298f474879309145f20c0cc0b1403ee25a1d9c87fd48668f2ce05900849fa1e6d030932a0eb22b73935eb422cde589298bd4043f3944ed59f213a36c7ff0878bfe85a43003dde0385c5fe6539952e7f7faa6d774e4480c998f3f9da07f3d0c2c3e973bd", 16)
KEY_PEM = """\
-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2fHdgb/rY+yJKyfRfe/j
231o0vUcbV5rUHAtlCFkvwv/hVM2HztDYIEQbxk++lI3bve6UjS1REyf7x63lK6Y
PaT9zdUxZTPdB82oJMWSDkRGz2Mdaz45KbAtiE758q3oLHRtqalQuyeQWpyLf1ke
9/2YXcHzLaysB5OARvMjstsOVZl6I0MDhsk+03917MzvAJNU6y2Jnerg9XLWtT/8
zRUnVCpScRoxne/QC5FSqSbTnGvcSMRCUUuEjX3y2cEasKHUmGNVAPQPNIUVA/8k
CFyfu3We71rWNpl4w167pPpFlV2RHlm4f2XbQEJC8tjdp/Gz6msxdXzjSnBu7+PT
RQIDAQAB
-----END PUBLIC KEY-----
"""
OTHER_N = int("df3b44be23d637bc5aa7b4ab64e729d40d439f1c4985850255add71ae6fd2b359c1cfc28eee22afeb45da219f833f391eb0a0a28d7537dab2258e8d21ce0f8895ff894b2dfd92059c86e9d44eeb535da802bbe75f746749a98284214906502a0df5deb9af4d5d09a05cb814cc68886f8f7ed915edd5cd15062b426685b4530061392bd82ced7cd81e2fb140c28916d7988b34a35e5603f6fcd5d72148e974b9c79aff038ffff732ba137d65756485328834062379286306a93c5211aeb0db2b73324b89215637597cb87805ae1872a6d23f904173e9b38191a2680f0397c84c360ff5bf8ee1c9a3b7d5810ee85cf027291d3dbf710f9ab5baed7b2763a604f0b", 16)
OTHER_D = int("34301d829c4b350d8e5e1dc1621e1eebc9cc10d322a719f0f149ea7b8a1c0ef182154ea85d2cb7e383144ed4e66f72d69ecde29128c206a3af2c7d05be25a4452d9026676928d044dd346b05160f7c4f205ed9b0a7862bb586b406badb051a67b4c0b6d7abbc9eff9b323800d47b4f9ebe0ba6cc38513e481e4342a56c0d114c328f84b4d583f0fddae118aabcf65df3bea3d10ab4f8f6641624c5ee366bf52a26dcd617a28123bd7eb1ac436d649425edb1a3db3fedd711aa655bf2361a73627a535987e4cbdf28d11ab96a91910327a278e920a32b4e60d95e57430dbc9fcc43825eebbd13f3ce5f90d1038c1c4c23644c80e5deed22ac417031ea34a438c1", 16)
OTHER_PEM = """\
-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3ztEviPWN7xap7SrZOcp
1A1DnxxJhYUCVa3XGub9KzWcHPwo7uIq/rRdohn4M/OR6woKKNdTfasiWOjSHOD4
iV/4lLLf2SBZyG6dRO61NdqAK75190Z0mpgoQhSQZQKg313rmvTV0JoFy4FMxoiG
+PftkV7dXNFQYrQmaFtFMAYTkr2CztfNgeL7FAwokW15iLNKNeVgP2/NXXIUjpdL
nHmv8Dj//3MroTfWV1ZIUyiDQGI3koYwapPFIRrrDbK3MyS4khVjdZfLh4Ba4Ycq
bSP5BBc+mzgZGiaA8Dl8hMNg/1v47hyaO31YEO6FzwJykdPb9xD5q1uu17J2OmBP
CwIDAQAB
-----END PUBLIC KEY-----
"""


def rsa(payload, n=KEY_N, d=KEY_D):
    info = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(payload).digest()
    padded = b"\x00\x01" + b"\xff" * (256 - len(info) - 3) + b"\x00" + info
    return pow(int.from_bytes(padded, "big"), d, n).to_bytes(256, "big")


def mac(payload, key=SECRET, digest="sha512"):
    key = key if isinstance(key, bytes) else key.encode()
    payload = payload if isinstance(payload, bytes) else payload.encode()
    return hmac.new(key, payload, digest)


def upper(code):
    return code.hexdigest().upper()


def shown(name, content):
    """Text as it is, other bytes in hexadecimal."""
    content = content if isinstance(content, bytes) else content.encode()
    try:
        return {name: content.decode()}
    except UnicodeDecodeError:
        return {name + "Hex": content.hex()}
