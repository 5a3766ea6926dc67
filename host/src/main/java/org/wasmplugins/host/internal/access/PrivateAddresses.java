package org.wasmplugins.host.internal.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Recognises the addresses that are not of the internet: they lead into the host's own network, or nowhere. */
final class PrivateAddresses {

    private static final int IPV4_BYTES = 4;

    private PrivateAddresses() {
    }

    static boolean contains(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isSpecialV4(bytes) : isSpecialV6(bytes);
    }

    private static boolean isSpecialV4(byte[] address) {
        int first = address[0] & 0xFF;
        int second = address[1] & 0xFF;
        return first == 0 // "this network", RFC 791
                || first == 100 && (second & 0xC0) == 64 // shared by carriers, RFC 6598
                || first == 192 && second == 0 && (address[2] & 0xFF) == 0 // protocol assignments, RFC 6890
                || first == 198 && (second & 0xFE) == 18 // benchmarks, RFC 2544
                || first >= 240; // reserved and broadcast, RFC 1112 and 919
    }

    private static boolean isSpecialV6(byte[] address) {
        int first = (address[0] & 0xFF) << 8 | address[1] & 0xFF;
        if ((first & 0xFE00) == 0xFC00) {
            return true; // unique local, RFC 4193
        }
        if (first == 0x2002) {
            return containsV4(address, 2); // 6to4, RFC 3056
        }
        if (first == 0x0064 && (address[2] & 0xFF) == 0xFF && (address[3] & 0xFF) == 0x9B) {
            return address[4] != 0 || address[5] != 0 || containsV4(address, 12); // NAT64, RFC 6052 and 8215
        }
        if (first == 0x2001 && address[2] == 0 && address[3] == 0) {
            return true; // Teredo, RFC 4380: hides an IPv4 address
        }
        // The JDK gives most IPv4 addresses inside of IPv6 (RFC 4291) as IPv4 already.
        return first == 0 && (address[2] | address[3] | address[4] | address[5] | address[6] | address[7]
                | address[8] | address[9]) == 0;
    }

    private static boolean containsV4(byte[] address, int offset) {
        try {
            return contains(InetAddress.getByAddress(Arrays.copyOfRange(address, offset, offset + IPV4_BYTES)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address.", e);
        }
    }
}
