#!/usr/bin/perl
# Writes stop_words.cc: Snowball's stop-word lists, as Debian's Lingua::StopWords carries them.
use strict;
use warnings;
use utf8;
use Lingua::StopWords qw(getStopWords);

binmode STDOUT, ':encoding(UTF-8)';
my @languages = qw(da de en es fi fr hu id it nl no pt ro ru sv);

print "// Made by corpus/make_stop_words.pl; the lists are the Snowball project's.\n";
print "#include \"corpus/analysis/stop_words.h\"\n\nnamespace broadsheet {\nnamespace {\n\n";
for my $language (@languages) {
    my $words = getStopWords($language, 'UTF-8') or die "no stop words for $language\n";
    print "constexpr std::string_view k_$language\[] = {\n";
    print "    \"$_\",\n" for sort keys %$words;
    print "};\n\n";
}
print "constexpr StopWordList kLists[] = {\n";
print "    {\"$_\", k_$_},\n" for @languages;
print "};\n\n}  // namespace\n\n";
print "std::span<const StopWordList> stop_word_lists() { return kLists; }\n\n}  // namespace broadsheet\n";
