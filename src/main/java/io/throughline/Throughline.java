package io.throughline;
public class Throughline { public static void main(String[] a) {} }
