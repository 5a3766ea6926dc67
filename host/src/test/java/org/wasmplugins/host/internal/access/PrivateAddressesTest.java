package org.wasmplugins.host.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254", "0.0.0.0", "0.1.2.3", "100.64.0.1", "100.127.255.255", "192.0.0.1", "198.18.0.1",
            "198.19.255.255",
            "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::2", "::127.0.0.1", "::ffff:10.0.0.1", "fe80::1",
            "fec0::1", "fc00::1", "fdff::1", "ff02::1", "2002:7f00:1::", "2002:c0a8:101::1", "64:ff9b::10.0.0.1",
            "64:ff9b:1::1", "2001:0:1::1" })
    void addressInside_isPrivate(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.1.1.1", "9.255.255.255", "11.0.0.1", "172.15.255.255", "172.32.0.1", "192.167.1.1", "192.0.1.1",
            "100.63.255.255", "100.128.0.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700::1111",
            "2001:4860:4860::8888", "2002:101:101::1", "64:ff9b::1.1.1.1" })
    void addressOfTheInternet_isNotPrivate(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contains(InetAddress.getByName(address))).isFalse();
    }
}
